const LONGEST = 300;

const ADDRESSES = [
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi,
  /\[[0-9a-f:.]*:[0-9a-f:.]*\](:\d+)?/gi,
  /\b\d{1,3}(\.\d{1,3}){3}(:\d+)?\b/g,
  // A host name with a port; a duration in brackets or a metric's name has no dot before its colon.
  /\b[a-z0-9-]+(\.[a-z0-9-]+)+:\d+\b/gi,
  /\blocalhost(:\d+)?\b/gi,
];

/** Words of another system as everybody may read them: on one line, short, without addresses. */
export function withoutAddresses(text: string): string {
  const line = ADDRESSES.reduce(
    (rest, address) => rest.replace(address, '(address)'),
    text.replace(/\s+/g, ' ').trim(),
  );
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line;
}
