import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import request from 'supertest';
import authModuleOdpExampleRoles from './index';

const roles = [
  {
    name: 'viewer',
    title: 'Viewer',
    description: 'May look.',
    user: 'user:default/viewer',
    groups: ['group:default/viewers'],
  },
];

async function start(exampleRoles: object[] = roles) {
  return startTestBackend({
    features: [
      authPlugin,
      authModuleOdpExampleRoles,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth: { providers: { 'example-roles': {} } },
          odp: { exampleRoles },
        },
      }),
    ],
  });
}

describe('authModuleOdpExampleRoles', () => {
  const before = process.env.NODE_ENV;
  beforeEach(() => {
    Object.assign(process.env, { NODE_ENV: 'development' });
  });
  afterEach(() => {
    Object.assign(process.env, { NODE_ENV: before });
  });

  it('signs in as a configured role with its groups, though the catalog is empty', async () => {
    const { server } = await start();
    const answer = await request(server)
      .get('/api/auth/example-roles/refresh')
      .set('x-odp-example-role', 'viewer')
      .expect(200);

    expect(answer.body.profile).toEqual({ displayName: 'Viewer' });
    expect(answer.body.backstageIdentity.identity).toEqual({
      type: 'user',
      userEntityRef: 'user:default/viewer',
      ownershipEntityRefs: ['user:default/viewer', 'group:default/viewers'],
    });
  });

  it('refuses a role that is not configured, and a request without one', async () => {
    const { server } = await start();
    const refresh = () =>
      request(server).get('/api/auth/example-roles/refresh');

    const unknown = await refresh().set('x-odp-example-role', 'root');
    expect(unknown.status).toBe(401);
    expect(unknown.body.error.message).toContain('known are: viewer');
    await refresh().expect(401);
  });

  it('refuses to start outside development', async () => {
    Object.assign(process.env, { NODE_ENV: 'production' });
    await expect(start()).rejects.toThrow(/refused outside development/);
  });
});
