/** Hands over each line of a body as soon as it is whole; the last one may lack its end. */
export async function readLines(
  body: ReadableStream<Uint8Array>,
  onLine: (line: string) => void,
): Promise<void> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = '';
  const take = (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    lines.filter(line => line.trim() !== '').forEach(onLine);
  };
  for (;;) {
    const { done, value } = await reader.read();
    take(done ? decoder.decode() : decoder.decode(value, { stream: true }));
    if (done) {
      break;
    }
  }
  if (rest.trim() !== '') {
    onLine(rest);
  }
}
