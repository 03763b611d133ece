/** What Kubernetes warns with; other codes come from what stands between. */
const CODE = '299';

/** Code, agent and quoted text; a date may follow. Nothing in it can be matched in two ways. */
const WARNING =
  /(?:^|[,\s])(\d{3})[ \t]+[^\s",]+[ \t]+"((?:[^"\\]|\\.)*)"(?:[ \t]+"[^"]*")?/g;

/**
 * The texts of Warning headers (RFC 7234, 5.5), in order and each once. `header` holds all of them,
 * joined with commas, one character a byte; what is none is passed over.
 */
export function parseWarnings(header: string = ''): string[] {
  // HTTP clients read headers as Latin-1, and Kubernetes writes UTF-8.
  const text = Buffer.from(header, 'latin1').toString('utf8');
  const texts = [...text.matchAll(WARNING)]
    .filter(([, code]) => code === CODE)
    .map(([, , quoted]) => quoted.replace(/\\(.)/g, '$1'));
  return [...new Set(texts)];
}
