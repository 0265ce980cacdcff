import { avatar, byId, el, icon, icons } from './dom.js';
import { drawMarkdown } from './markdown.js';

const groupedMs = 5 * 60_000;
const nearBottomPx = 120;
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

/** Draws the messages of the open place. `actions`: `reply`, `edit`, `remove`, `retry`, each given a message. */
export class LogView {
  #log = byId('log');
  #scroll = byId('scroll');
  #newer = byId('newer');
  #items = new Map();
  #actions;
  #me = '';

  constructor(actions) {
    this.#actions = actions;
    this.#newer.addEventListener('click', () => this.toBottom());
    this.#scroll.addEventListener('scroll', () => {
      if (this.#isNearBottom()) this.#newer.hidden = true;
    });
    new ResizeObserver(() => {
      if (this.#newer.hidden && this.#stuck) this.toBottom();
    }).observe(this.#scroll);
    this.#scroll.addEventListener('scroll', () => {
      this.#stuck = this.#isNearBottom();
    });
  }

  #stuck = true;

  /** Draws a place anew. */
  show(messages, me) {
    this.#me = me;
    this.#log.replaceChildren();
    this.#items.clear();
    for (const message of messages) this.#draw(message);
    this.toBottom();
  }

  /** Draws one message, new or changed. */
  update(message) {
    const stick = this.#isNearBottom() || message.author.id === this.#me;
    const isNew = !this.#items.has(message.id);
    this.#draw(message);
    if (stick) this.toBottom();
    else if (isNew) this.#newer.hidden = false;
  }

  remove(messageId) {
    const entry = this.#items.get(messageId);
    this.#items.delete(messageId);
    if (!entry) return;
    const next = entry.node.nextElementSibling;
    entry.node.remove();
    if (next) this.#group(next);
  }

  toBottom() {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
    this.#newer.hidden = true;
    this.#stuck = true;
  }

  mark(messageId) {
    for (const { node } of this.#items.values()) node.classList.remove('is-target');
    this.#items.get(messageId)?.node.classList.add('is-target');
  }

  #isNearBottom() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroll;
    return scrollHeight - scrollTop - clientHeight < nearBottomPx;
  }

  #draw(message) {
    const entry = this.#items.get(message.id) ?? this.#create(message);
    entry.message = message;
    entry.node.classList.toggle('is-growing', message.growing);
    entry.node.setAttribute('aria-busy', String(message.growing));
    drawMarkdown(entry.body, message.text);
    entry.note.textContent = message.edited ? 'edited' : '';
    entry.retry.hidden = !message.retry;
  }

  #create(message) {
    const isMine = message.author.id === this.#me && !message.author.isCharacter;
    const kind = message.author.isCharacter ? 'is-character' : isMine ? 'is-mine' : 'is-person';
    const body = el('div', { class: 'body' });
    const note = el('span', { class: 'note' });
    const retry = el(
      'button',
      { type: 'button', class: 'retry', hidden: true },
      icon(icons.retry),
      'Try again',
    );
    retry.addEventListener('click', () => this.#actions.retry(this.#items.get(message.id).message));
    const head = el(
      'div',
      { class: 'head' },
      el('span', { class: 'name' }, message.author.name),
      el('time', { datetime: new Date(message.sentAt).toISOString() }, clock.format(message.sentAt)),
      message.ephemeral && el('span', { class: 'badge' }, 'only you see this'),
    );
    const node = el(
      'li',
      { class: `message ${kind}${message.command ? ' is-command' : ''}`, 'data-id': message.id },
      avatar(message.author),
      el(
        'div',
        { class: 'content' },
        head,
        message.command && el('p', { class: 'command' }, message.command),
        this.#quoted(message),
        el('div', { class: 'paper' }, body, this.#attachments(message)),
        el('div', { class: 'under' }, note, retry),
        this.#tools(message, isMine),
      ),
    );
    const entry = { node, body, note, retry, message };
    this.#items.set(message.id, entry);
    this.#log.append(node);
    this.#group(node);
    return entry;
  }

  /** A name and a time only where the speaker or the hour changes; a date where the day does. */
  #group(node) {
    const message = this.#items.get(node.dataset.id)?.message;
    const previous = this.#items.get(node.previousElementSibling?.dataset.id)?.message;
    if (!message) return;
    const sameDay = previous && day.format(previous.sentAt) === day.format(message.sentAt);
    const follows =
      sameDay &&
      previous.author.id === message.author.id &&
      previous.author.isCharacter === message.author.isCharacter &&
      message.sentAt - previous.sentAt < groupedMs &&
      !message.command &&
      !message.replyTo;
    node.classList.toggle('is-following', Boolean(follows));
    if (sameDay) delete node.dataset.day;
    else node.dataset.day = day.format(message.sentAt);
  }

  #quoted(message) {
    const last = [...this.#items.values()].at(-1);
    const answered = message.replyTo && this.#items.get(message.replyTo)?.message;
    // What stands right above needs no quotation.
    if (!answered || last?.message.id === answered.id) return undefined;
    const words = answered.text.replace(/\s+/g, ' ').slice(0, 120) || 'a file';
    const go = () => this.#items.get(answered.id)?.node.scrollIntoView({ block: 'center' });
    return el(
      'button',
      { type: 'button', class: 'quoted', onclick: go },
      el('b', {}, answered.author.name),
      ' ',
      words,
    );
  }

  #attachments(message) {
    if (message.attachments.length === 0) return undefined;
    const shown = message.attachments.map((attachment) => {
      const href = `/api/files/${encodeURIComponent(attachment.url.replace(/^local:/, ''))}`;
      const chip = el(
        'a',
        { class: 'file', href, download: attachment.name },
        icon(icons.file),
        attachment.name,
      );
      if (attachment.kind !== 'image') return el('li', {}, chip);
      const picture = el('img', { src: href, alt: attachment.name, loading: 'lazy' });
      // Files live in memory only: after a restart the name is what is left.
      picture.addEventListener('error', () => picture.closest('a').replaceWith(chip));
      picture.addEventListener('load', () => this.#stuck && this.toBottom());
      return el('li', {}, el('a', { href, target: '_blank' }, picture));
    });
    return el('ul', { class: 'attached' }, ...shown);
  }

  #tools(message, isMine) {
    const current = () => this.#items.get(message.id).message;
    const tool = (label, path, act) =>
      el('button', { type: 'button', 'aria-label': label, title: label, onclick: act }, icon(path));
    const copy = () => navigator.clipboard.writeText(current().text);
    const tools = [tool('Copy', icons.copy, copy)];
    if (!message.command) tools.unshift(tool('Reply', icons.reply, () => this.#actions.reply(current())));
    if (isMine) {
      tools.push(tool('Edit', icons.edit, () => this.#actions.edit(current())));
      tools.push(this.#removal(tool, current));
    }
    return el('div', { class: 'tools', role: 'group', 'aria-label': 'Message' }, ...tools);
  }

  /** Asks once more: a deleted message takes what was remembered from it along. */
  #removal(tool, current) {
    const button = tool('Delete', icons.remove, () => {
      if (button.classList.contains('is-sure')) return this.#actions.remove(current());
      button.classList.add('is-sure');
      button.append('Sure?');
      setTimeout(() => {
        button.classList.remove('is-sure');
        button.lastChild.remove();
      }, 3000);
    });
    return button;
  }
}
