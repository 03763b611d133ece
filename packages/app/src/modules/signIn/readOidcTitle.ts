import type { ConfigApi } from '@backstage/frontend-plugin-api';

/** What the provider of `odp.signIn.oidc` is called; undefined when nobody signs in there. */
export function readOidcTitle(config: ConfigApi): string | undefined {
  return config.getOptionalString('odp.signIn.oidc.title');
}
