/** The name of the realm, and of its clients. */
export const REALM = 'odp';
export const PORTAL_CLIENT = 'odp-portal';
export const DIRECTORY_CLIENT = 'odp-directory';

/** The example roles of the portal as people who sign in, and somebody whom no group says anything of. */
export const USERS = [
  {
    username: 'platform-engineer',
    names: ['Platform', 'engineer'],
    groups: ['platform-team'],
  },
  {
    username: 'workspace-owner',
    names: ['Workspace', 'owner'],
    groups: ['risk-platform'],
  },
  { username: 'viewer', names: ['Plain', 'viewer'], groups: ['viewers'] },
  { username: 'newcomer', names: ['Newcomer', 'without groups'], groups: [] },
];

/** Who may change the realm, and is nobody in the portal. */
export const ADMINISTRATOR = 'realm-admin';

/**
 * The realm as Keycloak imports it: the catalog's groups, a user and a realm role
 * per example role, the portal's client (authorization code with PKCE), and a
 * service account that lists users and groups.
 *
 * @param {{ name: string }[]} teams of the target state
 * @param {{ backendUrls: string[], appUrls: string[] }} portal where it answers
 * @param {{ portal: string, directory: string, users: Record<string, string> }} secrets
 *   of both clients, and the passwords by username
 */
export function realm(teams, portal, secrets) {
  return {
    realm: REALM,
    displayName: 'ODP',
    enabled: true,
    sslRequired: 'external',
    registrationAllowed: false,
    roles: { realm: USERS.map(({ username }) => ({ name: username })) },
    groups: teams.map(({ name }) => ({ name })),
    clients: [
      portalClient(portal, secrets.portal),
      directoryClient(secrets.directory),
    ],
    users: [
      ...USERS.map(user => person(user, secrets.users[user.username])),
      {
        username: ADMINISTRATOR,
        enabled: true,
        ...passwordOf(secrets.users[ADMINISTRATOR]),
        clientRoles: { 'realm-management': ['realm-admin'] },
      },
      {
        username: `service-account-${DIRECTORY_CLIENT}`,
        enabled: true,
        serviceAccountClientId: DIRECTORY_CLIENT,
        clientRoles: {
          'realm-management': [
            'view-users',
            'query-users',
            'query-groups',
            'view-realm',
          ],
        },
      },
    ],
  };
}

function portalClient({ backendUrls, appUrls }, secret) {
  return {
    clientId: PORTAL_CLIENT,
    name: 'ODP portal',
    protocol: 'openid-connect',
    publicClient: false,
    secret,
    standardFlowEnabled: true,
    implicitFlowEnabled: false,
    directAccessGrantsEnabled: false,
    serviceAccountsEnabled: false,
    redirectUris: backendUrls.map(url => `${url}/api/auth/oidc/handler/frame`),
    webOrigins: [],
    attributes: {
      'pkce.code.challenge.method': 'S256',
      'post.logout.redirect.uris': appUrls.map(url => `${url}/*`).join('##'),
    },
    // On the client: a scope of our own would replace all the built-in ones.
    protocolMappers: [
      {
        name: 'groups',
        protocol: 'openid-connect',
        protocolMapper: 'oidc-group-membership-mapper',
        config: {
          'claim.name': 'groups',
          'full.path': 'false',
          'id.token.claim': 'true',
          'access.token.claim': 'true',
          'userinfo.token.claim': 'true',
        },
      },
    ],
  };
}

function directoryClient(secret) {
  return {
    clientId: DIRECTORY_CLIENT,
    name: 'Reader of users and groups',
    protocol: 'openid-connect',
    publicClient: false,
    secret,
    standardFlowEnabled: false,
    directAccessGrantsEnabled: false,
    serviceAccountsEnabled: true,
  };
}

function person({ username, names: [firstName, lastName], groups }, password) {
  return {
    username,
    firstName,
    lastName,
    // Keycloak asks at the sign-in for what is missing of these.
    email: `${username}@odp.example`,
    emailVerified: true,
    enabled: true,
    groups,
    realmRoles: [username],
    ...passwordOf(password),
  };
}

function passwordOf(value) {
  return { credentials: [{ type: 'password', value, temporary: false }] };
}
