// Loaded before a utility process's own file: `process.parentPort`, as Electron gives it.
const { EventEmitter } = require('node:events');

class ParentPort extends EventEmitter {
  postMessage(message) {
    if (process.connected) process.send(message);
  }
}
process.parentPort = new ParentPort();
process.on('message', (data) => process.parentPort.emit('message', { data, ports: [] }));
// A utility process never outlives its parent.
process.on('disconnect', () => process.exit(0));
Object.defineProperty(process, 'type', { value: 'utility' });
