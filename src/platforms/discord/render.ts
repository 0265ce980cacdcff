/**
 * Our Markdown as Discord shows it. Discord knows most of it; what it does not know is written so that it reads well. Never
 * longer than the text that went in, so that a part within the limit stays within it.
 */
export function render(markdown: string): string {
  let fence: string | undefined;
  const lines = markdown.split('\n').map((line) => {
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (
      mark !== undefined &&
      (fence === undefined || (mark[0] === fence[0] && mark.length >= fence.length))
    ) {
      fence = fence === undefined ? mark : undefined;
      return line;
    }
    return fence === undefined ? renderLine(line) : line;
  });
  const text = lines.join('\n');
  // Discord refuses a message of blanks.
  return text.trim() === '' ? '…' : text;
}

function renderLine(line: string): string {
  // Discord knows three levels of headings; a deeper one is shown bold.
  const heading = /^#{4,6}[ \t]+(.*\S)[ \t]*$/.exec(line)?.[1];
  if (heading !== undefined && !heading.includes('**')) return `**${heading}**`;
  // Pictures can't be embedded in text; their link can.
  return line.replaceAll(/!\[([^\]\n]*)\]\(([^)\s]+)[^)\n]*\)/g, (_whole, alt: string, url: string) =>
    alt === '' ? url : `[${alt}](${url})`,
  );
}
