import { StrictEmitter, onlyModelled, strict } from './not-modelled.ts';

/** The system's notices; none is seen. A test reads `Notification.shown`, and emits what a person would do. */
export class Notification extends StrictEmitter {
  static readonly shown: Notification[] = [];
  readonly title: string;
  readonly body: string;

  constructor(options: { title: string; body: string }) {
    super('Notification', ['show', 'click', 'close', 'failed']);
    strict('Notification', this);
    onlyModelled('Notification', options, ['title', 'body']);
    this.title = options.title;
    this.body = options.body;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    Notification.shown.push(this);
    setImmediate(() => this.emit('show', strict('event', {})));
  }
}
strict('Notification', Notification);
