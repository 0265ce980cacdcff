import { api } from './api.js';
import { Completions } from './completions.js';
import { byId, el, icon, icons } from './dom.js';

const typingEveryMs = 3000;

const newNonce = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

/**
 * The message box. `actions`: `send({ text, attachments, replyTo, nonce })` and `edit(message, text)`, both promises whose failure
 * leaves everything as typed; `lastOwn()`, `typing()`, `target(message?)` and `problem(text)`.
 */
export class Composer {
  #form = byId('composer');
  #text = byId('text');
  #context = byId('context');
  #files = byId('files');
  #input = byId('file-input');
  #attached = [];
  #editing;
  #replying;
  #busy = false;
  #typedAt = 0;
  /** Names one saying until it arrived or was changed, so that a second try does not say it twice. */
  #nonce;
  #limits = { maxBytes: 0, maxPerMessage: 0 };
  #drafts = new Map();
  #place = '';
  #actions;
  #completions;

  constructor(actions) {
    this.#actions = actions;
    this.#completions = new Completions(this.#text, () => this.#changed());
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#text.addEventListener('input', () => this.#changed());
    this.#text.addEventListener('keydown', (event) => this.#key(event));
    byId('context-cancel').addEventListener('click', () => this.cancel());
    byId('attach').addEventListener('click', () => this.#input.click());
    this.#input.addEventListener('change', () => {
      this.#attach([...this.#input.files]);
      this.#input.value = '';
    });
    this.#text.addEventListener('paste', (event) => {
      const files = [...event.clipboardData.files];
      if (files.length === 0) return;
      event.preventDefault();
      this.#attach(files);
    });
    const room = document.querySelector('.room');
    room.addEventListener('dragover', (event) => {
      event.preventDefault();
      room.classList.add('is-dropping');
    });
    room.addEventListener('dragleave', () => room.classList.remove('is-dropping'));
    room.addEventListener('drop', (event) => {
      event.preventDefault();
      room.classList.remove('is-dropping');
      this.#attach([...event.dataTransfer.files]);
    });
  }

  /** Opens a place: its own draft, its own words. `key` names user and place. */
  open(key, { placeholder, limits, commands, people }) {
    if (this.#place && !this.#editing) this.#drafts.set(this.#place, this.#text.value);
    this.#place = key;
    this.#limits = limits;
    this.#text.placeholder = placeholder;
    this.#completions.offer(commands, people);
    this.#leaveContext();
    this.#setAttached([]);
    this.#setText(this.#drafts.get(key) ?? '');
  }

  focus() {
    this.#text.focus();
  }

  reply(message) {
    this.#leaveContext();
    this.#replying = message;
    this.#showContext(`Replying to ${message.author.name}`, message);
  }

  edit(message) {
    this.#leaveContext();
    if (!this.#editing) this.#drafts.set(this.#place, this.#text.value);
    this.#editing = message;
    this.#setText(message.text);
    this.#showContext('Editing your message', message);
  }

  cancel() {
    const wasEditing = this.#editing;
    this.#leaveContext();
    if (wasEditing) this.#setText(this.#drafts.get(this.#place) ?? '');
    this.focus();
  }

  /** Sends words that somebody tapped instead of typing. */
  async say(text) {
    await this.#guarded(() => this.#actions.send({ text, attachments: [], nonce: newNonce() }));
  }

  #key(event) {
    if (event.isComposing) return;
    if (this.#completions.key(event)) return;
    const { key } = event;
    if (key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (key === 'Escape' && (this.#editing || this.#replying)) {
      event.preventDefault();
      this.cancel();
    } else if (key === 'ArrowUp' && this.#text.value === '' && !this.#editing) {
      const last = this.#actions.lastOwn();
      if (!last) return;
      event.preventDefault();
      this.edit(last);
    }
  }

  #changed() {
    this.#nonce = undefined;
    this.#fit();
    const now = Date.now();
    const types = this.#text.value.trim() !== '' && !this.#text.value.startsWith('/') && !this.#editing;
    if (!types || now - this.#typedAt < typingEveryMs) return;
    this.#typedAt = now;
    this.#actions.typing();
  }

  async #submit() {
    const text = this.#text.value;
    const attachments = this.#attached.filter((file) => file.id).map((file) => file.id);
    if (this.#busy || (text.trim() === '' && attachments.length === 0)) return;
    if (this.#attached.some((file) => !file.id)) return this.#actions.problem('A file is still on its way.');
    const editing = this.#editing;
    const replyTo = this.#replying?.id;
    const place = this.#place;
    this.#nonce ??= newNonce();
    const nonce = this.#nonce;
    const done = await this.#guarded(() =>
      editing ? this.#actions.edit(editing, text) : this.#actions.send({ text, attachments, replyTo, nonce }),
    );
    if (!done) return;
    this.#nonce = undefined;
    this.#typedAt = 0;
    if (place !== this.#place) {
      this.#drafts.delete(place);
      return;
    }
    this.#leaveContext();
    this.#setAttached([]);
    this.#setText(
      editing ? (this.#drafts.get(place) ?? '') : this.#text.value === text ? '' : this.#text.value,
    );
  }

  async #guarded(act) {
    this.#busy = true;
    this.#form.classList.add('is-busy');
    try {
      await act();
      return true;
    } catch (error) {
      this.#actions.problem(error.message);
      return false;
    } finally {
      this.#busy = false;
      this.#form.classList.remove('is-busy');
    }
  }

  async #attach(files) {
    for (const file of files) {
      if (this.#attached.length >= this.#limits.maxPerMessage) {
        return this.#actions.problem(`At most ${this.#limits.maxPerMessage} files go with one message.`);
      }
      if (file.size > this.#limits.maxBytes) {
        this.#actions.problem(
          `${file.name} is larger than ${Math.floor(this.#limits.maxBytes / 1024 / 1024)} MB.`,
        );
        continue;
      }
      const attached = { name: file.name || 'picture', id: undefined };
      this.#setAttached([...this.#attached, attached]);
      try {
        attached.id = (await api.upload(file)).id;
        this.#setAttached(this.#attached);
      } catch (error) {
        this.#setAttached(this.#attached.filter((other) => other !== attached));
        this.#actions.problem(error.message);
      }
    }
    this.focus();
  }

  #setAttached(attached) {
    this.#attached = attached;
    this.#files.hidden = attached.length === 0;
    this.#files.replaceChildren(
      ...attached.map((file) => {
        const drop = () => this.#setAttached(this.#attached.filter((other) => other !== file));
        const label = `Remove ${file.name}`;
        return el(
          'li',
          { class: file.id ? 'chip' : 'chip is-loading' },
          icon(icons.file),
          el('span', {}, file.name),
          el('button', { type: 'button', 'aria-label': label, onclick: drop }, icon(icons.close)),
        );
      }),
    );
  }

  #showContext(words, message) {
    byId('context-words').replaceChildren(
      el('b', {}, words),
      ` ${message.text.replace(/\s+/g, ' ').slice(0, 90)}`,
    );
    this.#context.hidden = false;
    this.#actions.target(message);
    this.focus();
  }

  #leaveContext() {
    this.#editing = undefined;
    this.#replying = undefined;
    this.#context.hidden = true;
    this.#actions.target(undefined);
  }

  #setText(text) {
    this.#text.value = text;
    this.#text.setSelectionRange(text.length, text.length);
    this.#completions.close();
    this.#fit();
  }

  /** As high as its text, up to what the style allows. */
  #fit() {
    this.#text.style.height = 'auto';
    this.#text.style.height = `${this.#text.scrollHeight}px`;
    this.#form.classList.toggle('has-text', this.#text.value.trim() !== '' || this.#attached.length > 0);
  }
}
