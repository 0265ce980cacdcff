/** What is known of every place of one user: its messages in order, whether it was read, and who types. */
export class Conversations {
  #places = new Map();

  /** Puts the server's history in; what events told meanwhile stays where it is newer. */
  load(placeId, messages) {
    const place = this.#place(placeId);
    const known = [...place.messages.values()];
    place.messages = new Map();
    for (const message of [...messages, ...known]) this.#put(place, message);
    place.loaded = true;
  }

  /** Returns whether this view is newer than what was known. */
  see(message) {
    const place = this.#place(message.place);
    if (place.typing?.id === message.author.id) place.typing = undefined;
    return this.#put(place, message);
  }

  remove(placeId, messageId) {
    const place = this.#place(placeId);
    place.removed.add(messageId);
    return place.messages.delete(messageId);
  }

  /** Everything has to be read again. */
  forget() {
    for (const place of this.#places.values()) {
      place.messages = new Map();
      place.loaded = false;
    }
  }

  isLoaded(placeId) {
    return this.#place(placeId).loaded;
  }

  messages(placeId) {
    return [...this.#place(placeId).messages.values()];
  }

  get(placeId, messageId) {
    return this.#place(placeId).messages.get(messageId);
  }

  setUnread(placeId, unread) {
    this.#place(placeId).unread = unread;
  }

  isUnread(placeId) {
    return this.#place(placeId).unread;
  }

  /** Notes who types; calls `lapsed` when it is over without a message. */
  setTyping(placeId, author, forMs, lapsed) {
    const place = this.#place(placeId);
    clearTimeout(place.typingTimer);
    place.typing = author;
    place.typingTimer = setTimeout(() => {
      place.typing = undefined;
      lapsed();
    }, forMs);
  }

  typing(placeId) {
    return this.#place(placeId).typing;
  }

  #put(place, message) {
    const known = place.messages.get(message.id);
    if (place.removed.has(message.id) || (known && known.revision >= message.revision)) return false;
    place.messages.set(message.id, message);
    return true;
  }

  #place(placeId) {
    let place = this.#places.get(placeId);
    if (!place) {
      place = { messages: new Map(), removed: new Set(), loaded: false, unread: false, typing: undefined };
      this.#places.set(placeId, place);
    }
    return place;
  }
}
