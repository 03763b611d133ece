import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Agent, fetch } from 'undici';

const sandbox = (file: string) =>
  path.join(process.env.ODP_DATA ?? '', 'sandbox', file);

/** What a person with a super-user's token does with the admin API of Pulsar. */
export async function pulsarAdmin(
  method: string,
  resource: string,
  body?: unknown,
): Promise<string> {
  const url = process.env.ODP_PULSAR_ADMIN_URL!;
  // The testbed names the token's file; without it there is the sandbox, with an authority of its own.
  const tokenFile = process.env.ODP_PULSAR_ADMIN_TOKEN_FILE;
  const ask = (address: string) =>
    fetch(address, {
      method,
      headers: {
        authorization: `Bearer ${readFileSync(
          tokenFile ?? sandbox('pulsar-odp-eu-admin.token'),
          'utf8',
        ).trim()}`,
        'content-type': 'application/json',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      // To the broker that has the topic; followed by itself, it would leave the token behind.
      redirect: 'manual',
      dispatcher: new Agent({
        connect: tokenFile ? {} : { ca: readFileSync(sandbox('ca.crt')) },
      }),
    });
  let response = await ask(`${url}/admin/v2/${resource}`);
  for (let hops = 0; response.status === 307 && hops < 3; hops += 1) {
    response = await ask(response.headers.get('location')!);
  }
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${resource}: ${response.status} ${text}`);
  }
  return text;
}
