/** The element with this id. */
export const byId = (id) => document.getElementById(id);

/** Builds an element; children are nodes or text, never markup. Empty children are left out. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== false && child !== ''));
  return element;
}

/** A stroked icon; `path` is SVG path data. */
export function icon(path) {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(namespace, 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

export const icons = {
  reply: 'M10 8 5 13l5 5M5 13h9a5 5 0 0 0 5-5V6',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  remove: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  retry: 'M20 11a8 8 0 1 0-2.300 6M20 5v6h-6',
  close: 'M6 6l12 12M18 6 6 18',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  dm: 'M5 5h14v10H10l-5 4z',
  public: 'M9 4 7 20M17 4l-2 16M4 9h16M4 15h16',
  private: 'M7 11h10v9H7zM9 11V8a3 3 0 0 1 6 0v3',
  add: 'M12 5v14M5 12h14',
};

/** A disc with a person's letter, in a colour of their own, or the bird for the character. */
export function avatar(author) {
  if (author.isCharacter) return el('img', { class: 'avatar', src: '/favicon.svg', alt: '' });
  let hue = 0;
  for (const letter of author.id) hue = (hue * 137 + letter.codePointAt(0) * 53) % 360;
  const disc = el(
    'span',
    { class: 'avatar', 'aria-hidden': 'true' },
    [...author.name][0]?.toUpperCase() ?? '?',
  );
  disc.style.setProperty('--hue', String(hue));
  return disc;
}
