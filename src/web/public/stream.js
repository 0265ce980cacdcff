/**
 * Follows what a user can read. The browser reconnects by itself and says where it was; when it gives up, so do not we.
 * `handlers`: `message`, `removed`, `typing`, `reset`, and `connected(boolean)`.
 */
export function follow(user, cursor, handlers) {
  let after = cursor;
  let source;
  let closed = false;
  let retryTimer;

  const open = () => {
    source = new EventSource(`/api/events?${new URLSearchParams({ user, after })}`);
    const on = (type, handle) =>
      source.addEventListener(type, (event) => {
        if (event.lastEventId) after = event.lastEventId;
        handle(JSON.parse(event.data));
      });
    on('message', ({ message }) => handlers.message(message, true));
    on('update', ({ message }) => handlers.message(message, false));
    on('removed', handlers.removed);
    on('typing', handlers.typing);
    on('ready', () => handlers.connected(true));
    on('reset', () => {
      handlers.connected(true);
      handlers.reset();
    });
    source.addEventListener('error', () => {
      handlers.connected(false);
      if (source.readyState !== EventSource.CLOSED || closed) return;
      clearTimeout(retryTimer);
      retryTimer = setTimeout(open, 2000);
    });
  };
  open();

  return () => {
    closed = true;
    clearTimeout(retryTimer);
    source.close();
  };
}
