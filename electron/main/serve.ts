import type { AccountViews, Clipboard, FilePicker, Notifier } from '../core/foundation/ports.ts';
import type { Served } from '../core-process/messages.ts';

type Views = Omit<AccountViews, 'listen'>;

/** What the core may ask main to do, one name each. */
export function serve(views: Views, clipboard: Clipboard, notifier: Notifier, picker: FilePicker): Served {
  return {
    'clipboard-write': (text) => clipboard.write(text),
    'clipboard-clear': (text) => clipboard.clear(text),
    notify: (notice) => notifier.notify(notice),
    'pick-file': (extensions) => picker.pick(extensions),
    'views-show': (page, bounds) => views.show(page, bounds),
    'views-preload': (page) => views.preload(page),
    'views-place': (bounds) => views.place(bounds),
    'views-hide': () => views.hide(),
    'views-reload': () => views.reload(),
    'views-back': () => views.back(),
    'views-focus': (where) => views.focus(where),
    'views-openOutside': (url) => views.openOutside(url),
    'views-openRefused': () => views.openRefused(),
    'views-capture': (accountId) => views.capture(accountId),
    'views-state': () => views.state(),
    'views-loginFields': (accountId, origins) => views.loginFields(accountId, origins),
    'views-fill': (accountId, origins, values) => views.fill(accountId, origins, values),
    'views-keepPartitions': (names) => views.keepPartitions(names),
  };
}
