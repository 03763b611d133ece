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
  const response = await fetch(`${url}/admin/v2/${resource}`, {
    method,
    headers: {
      authorization: `Bearer ${readFileSync(
        tokenFile ?? sandbox('pulsar-odp-eu-admin.token'),
        'utf8',
      ).trim()}`,
      'content-type': 'application/json',
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    redirect: 'follow',
    dispatcher: new Agent({
      connect: tokenFile ? {} : { ca: readFileSync(sandbox('ca.crt')) },
    }),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${resource}: ${response.status} ${text}`);
  }
  return text;
}
