import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { portsFromEnvironment } from '../../scripts/lib/ports.mjs';

/**
 * Somebody fills in Keycloak's form for the portal, without a browser.
 *
 * @param {Record<string, string>} environment of the testbed
 * @param {{ username: string, password?: string }} who password: by default the right one
 * @returns {Promise<boolean>} whether Keycloak sends back to the portal with a code
 */
export async function signInByForm(environment, { username, password }) {
  const verifier = randomBytes(32).toString('base64url');
  const form = await fetch(
    `${
      environment.ODP_OIDC_ISSUER
    }/protocol/openid-connect/auth?${new URLSearchParams({
      client_id: environment.ODP_OIDC_CLIENT_ID,
      redirect_uri: `http://localhost:${
        portsFromEnvironment().ODP_BACKEND_PORT
      }/api/auth/oidc/handler/frame`,
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    })}`,
  );
  const action = (await form.text()).match(/<form[^>]* action="([^"]+)"/)?.[1];
  if (!action) {
    throw new Error(`Keycloak shows no form (${form.status})`);
  }
  const passwords = JSON.parse(
    readFileSync(environment.ODP_KEYCLOAK_USERS_FILE, 'utf8'),
  );
  const answer = await fetch(action.replaceAll('&amp;', '&'), {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie: form.headers
        .getSetCookie()
        .map(cookie => cookie.split(';')[0])
        .join('; '),
    },
    body: new URLSearchParams({
      username,
      password: password ?? passwords[username],
    }),
  });
  return /[?&]code=/.test(answer.headers.get('location') ?? '');
}
