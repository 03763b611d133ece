import type { Config } from '@backstage/config';
import { AuthenticationError } from '@backstage/errors';
import {
  createProxyAuthenticator,
  type SignInResolver,
} from '@backstage/plugin-auth-node';
import type { ExampleRole } from './readExampleRoles';
import { readExampleRoles } from './readExampleRoles';

/** Header by which the sign-in page names the chosen role. */
const EXAMPLE_ROLE_HEADER = 'x-odp-example-role';

/** Answers for the configured roles alone, by the header of the request. */
export function createExampleRolesAuthenticator(rootConfig: Config) {
  return createProxyAuthenticator<ExampleRole[], ExampleRole, undefined>({
    defaultProfileTransform: async role => ({
      profile: { displayName: role.title },
    }),
    initialize() {
      if (process.env.NODE_ENV !== 'development') {
        throw new Error(
          'the example roles have no password and are refused outside development; remove auth.providers.example-roles from the configuration',
        );
      }
      return readExampleRoles(rootConfig);
    },
    async authenticate({ req }, roles) {
      const name = req.header(EXAMPLE_ROLE_HEADER);
      const role = roles.find(candidate => candidate.name === name);
      if (!role) {
        const known = roles.map(candidate => candidate.name).join(', ');
        throw new AuthenticationError(
          `Header ${EXAMPLE_ROLE_HEADER} names no example role; known are: ${known}`,
        );
      }
      return { result: role };
    },
  });
}

/** Issues the role's identity from configuration, without a catalog look-up. */
export const exampleRoleSignInResolver: SignInResolver<ExampleRole> = async (
  { result: { user, groups } },
  context,
) => context.issueToken({ claims: { sub: user, ent: [user, ...groups] } });
