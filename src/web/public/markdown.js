import { el, icon, icons } from './dom.js';

/**
 * Markdown to DOM nodes, without any markup of the text's own: every node is built here, links go to http and https only.
 * Draws into `target`, keeping the blocks that have not changed, so that a growing reply does not flicker.
 */
export function drawMarkdown(target, source) {
  const blocks = splitBlocks(source);
  const old = [...target.children];
  blocks.forEach((block, index) => {
    const key = `${block.type}\n${block.lines.join('\n')}\n${block.closed ?? ''}`;
    if (old[index]?.blockKey === key) return;
    const node = drawBlock(block);
    node.blockKey = key;
    if (old[index]) old[index].replaceWith(node);
    else target.append(node);
  });
  for (const rest of old.slice(blocks.length)) rest.remove();
}

const fence = /^ {0,3}(`{3,}|~{3,})\s*([^\s`]*)[^`]*$/;
const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const rule = /^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/;
const quote = /^ {0,3}>\s?/;
const item = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;

function splitBlocks(source) {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const blocks = [];
  let at = 0;
  const takeWhile = (wanted) => {
    const taken = [];
    while (at < lines.length && wanted(lines[at], taken.length)) taken.push(lines[at++]);
    return taken;
  };
  while (at < lines.length) {
    const line = lines[at];
    const opened = fence.exec(line);
    if (line.trim() === '') {
      at += 1;
    } else if (opened) {
      at += 1;
      const isEnd = (text) => text.trim().startsWith(opened[1]) && /^[`~]+$/.test(text.trim());
      const code = takeWhile((text) => !isEnd(text));
      const closed = at < lines.length;
      at += 1;
      blocks.push({ type: 'code', language: opened[2], lines: code, closed });
    } else if (heading.test(line)) {
      blocks.push({ type: 'heading', lines: [line] });
      at += 1;
    } else if (rule.test(line)) {
      blocks.push({ type: 'rule', lines: [] });
      at += 1;
    } else if (quote.test(line)) {
      const quoted = takeWhile((text) => quote.test(text));
      blocks.push({ type: 'quote', lines: quoted.map((text) => text.replace(quote, '')) });
    } else if (item.test(line)) {
      const isOrdered = /\d/.test(item.exec(line)[2]);
      const sameKind = (text) =>
        !item.test(text) || /^\s/.test(text) || /\d/.test(item.exec(text)[2]) === isOrdered;
      const inList = (text) => (item.test(text) && sameKind(text)) || /^\s{2,}\S/.test(text);
      const listed = takeWhile((text) => inList(text) || (text.trim() === '' && inList(lines[at + 1] ?? '')));
      blocks.push({ type: 'list', lines: listed });
    } else {
      const isOther = (text) => [fence, heading, rule, quote, item].some((pattern) => pattern.test(text));
      blocks.push({
        type: 'paragraph',
        lines: takeWhile((text, n) => text.trim() !== '' && (n === 0 || !isOther(text))),
      });
    }
  }
  return blocks;
}

function drawBlock(block) {
  switch (block.type) {
    case 'code':
      return drawCode(block);
    case 'heading': {
      const [, marks, text] = heading.exec(block.lines[0]);
      return el(`h${Math.min(6, marks.length + 2)}`, {}, ...inline(text));
    }
    case 'rule':
      return el('hr');
    case 'quote': {
      const box = el('blockquote');
      drawMarkdown(box, block.lines.join('\n'));
      return box;
    }
    case 'list':
      return drawList(block.lines);
    default:
      return el('p', {}, ...inlineLines(block.lines));
  }
}

function drawCode({ language, lines }) {
  const text = lines.join('\n');
  const label = el('span', {}, 'Copy');
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    label.textContent = 'Copied';
    setTimeout(() => {
      label.textContent = 'Copy';
    }, 1500);
  };
  return el(
    'div',
    { class: 'code' },
    el(
      'div',
      { class: 'code-head' },
      el('span', {}, language || 'text'),
      el('button', { type: 'button', onclick: copy }, icon(icons.copy), label),
    ),
    el('pre', { tabindex: '0' }, el('code', {}, text)),
  );
}

/** Items of the first indentation; what is deeper belongs to the item above. */
function drawList(lines) {
  const [, indent, marker] = item.exec(lines[0]);
  const list = /\d/.test(marker) ? el('ol', { start: Number.parseInt(marker, 10) }) : el('ul');
  let current;
  const items = [];
  for (const line of lines) {
    const found = item.exec(line);
    if (found && found[1].length <= indent.length + 1) {
      current = { first: found[3], rest: [] };
      items.push(current);
    } else if (line.trim() !== '') current.rest.push(line);
  }
  for (const { first, rest } of items) {
    const entry = el('li', {}, ...inline(first));
    const depth = Math.min(...rest.map((line) => line.search(/\S/)));
    const below = rest.map((line) => line.slice(depth)).join('\n');
    if (below) {
      const box = el('div');
      drawMarkdown(box, below);
      entry.append(...box.childNodes);
    }
    list.append(entry);
  }
  return list;
}

function inlineLines(lines) {
  return lines.flatMap((line, index) => [...(index > 0 ? [el('br')] : []), ...inline(line.trim())]);
}

const spans =
  /(?<escaped>\\[\\`*_~[\]()#>+.!-])|(?<ticks>`+)(?<code>.+?)\k<ticks>(?!`)|\*\*(?<strong>(?=\S).+?\S?)\*\*(?!\*)|(?<![\p{L}\p{N}])__(?<strong2>(?=\S).+?)__(?![\p{L}\p{N}])|\*(?<em>(?=[^\s*]).*?[^\s*])\*|(?<![\p{L}\p{N}_])_(?<em2>(?=[^\s_]).*?[^\s_]|[^\s_])_(?![\p{L}\p{N}_])|~~(?<del>(?=\S).+?)~~|\[(?<label>[^[\]]+)\]\((?<href>https?:\/\/[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)|(?<url>https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]*_~])/u;

function inline(text) {
  const nodes = [];
  let rest = text;
  for (let found = spans.exec(rest); found; found = spans.exec(rest)) {
    nodes.push(rest.slice(0, found.index), drawSpan(found.groups));
    rest = rest.slice(found.index + found[0].length);
  }
  nodes.push(rest);
  return nodes.filter((node) => node !== '');
}

function drawSpan(groups) {
  const { escaped, code, strong, strong2, em, em2, del, label, href, url } = groups;
  if (escaped) return escaped.slice(1);
  if (code) return el('code', {}, code.trim() || code);
  if (strong ?? strong2) return el('strong', {}, ...inline(strong ?? strong2));
  if (em ?? em2) return el('em', {}, ...inline(em ?? em2));
  if (del) return el('del', {}, ...inline(del));
  return el(
    'a',
    { href: href ?? url, target: '_blank', rel: 'noopener noreferrer' },
    ...(label ? inline(label) : [url]),
  );
}
