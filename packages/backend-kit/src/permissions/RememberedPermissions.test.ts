import type { PermissionsService } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import { RememberedPermissions } from './RememberedPermissions';

const lookPermission = createPermission({
  name: 'place.look',
  attributes: { action: 'read' },
});
const namePermission = createPermission({
  name: 'place.name',
  attributes: { action: 'read' },
});
const enterPermission = createPermission({
  name: 'room.enter',
  attributes: { action: 'read' },
  resourceType: 'room',
});

/** A permission backend that says what its policy says now, or is down. */
class FakeBackend implements PermissionsService {
  allows = true;
  isDown = false;
  calls = 0;

  authorize: PermissionsService['authorize'] = async requests =>
    requests.map(() => this.#decide());

  authorizeConditional: PermissionsService['authorizeConditional'] =
    async queries => queries.map(() => this.#decide());

  #decide(): { result: AuthorizeResult.ALLOW | AuthorizeResult.DENY } {
    this.calls += 1;
    if (this.isDown) {
      throw new Error('the permission backend is down');
    }
    return {
      result: this.allows ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
    };
  }
}

describe('RememberedPermissions', () => {
  let backend: FakeBackend;
  let permissions: RememberedPermissions;
  let now: number;
  const ann = mockCredentials.user('user:default/ann');
  const ben = mockCredentials.user('user:default/ben');

  beforeEach(() => {
    backend = new FakeBackend();
    now = 0;
    permissions = RememberedPermissions.create({
      permissions: backend,
      now: () => now,
    });
  });

  const mayRead = async (
    credentials: Parameters<PermissionsService['authorize']>[1]['credentials'],
    permission = lookPermission,
  ) => {
    const [{ result }] = await permissions.authorize([{ permission }], {
      credentials,
    });
    return result === AuthorizeResult.ALLOW;
  };

  it('asks once for a page that comes again and again', async () => {
    for (now = 0; now < 10_000; now += 1000) {
      expect(await mayRead(ann)).toBe(true);
    }
    expect(backend.calls).toBe(1);
  });

  it('shows nothing any more twenty seconds after a right was taken away', async () => {
    await mayRead(ann);
    backend.allows = false;
    now = 20_000;
    expect(await mayRead(ann)).toBe(false);
  });

  it('gives nobody the rights of somebody else', async () => {
    expect(await mayRead(ann)).toBe(true);
    backend.allows = false;
    expect(await mayRead(ben)).toBe(false);
    expect(await mayRead(ann, namePermission)).toBe(false);
    const later = { ...ann, expiresAt: new Date(3_600_000) };
    expect(await mayRead(later)).toBe(false);
    const [conditional] = await permissions.authorizeConditional(
      [{ permission: enterPermission }],
      { credentials: ann },
    );
    expect(conditional.result).toBe(AuthorizeResult.DENY);
  });

  it('asks for a service each time, as its restrictions are not part of its name', async () => {
    await mayRead(mockCredentials.service('external:robot'));
    backend.allows = false;
    expect(await mayRead(mockCredentials.service('external:robot'))).toBe(
      false,
    );
  });

  it('asks again at once after a failure', async () => {
    backend.isDown = true;
    await expect(mayRead(ann)).rejects.toThrow('is down');
    backend.isDown = false;
    expect(await mayRead(ann)).toBe(true);
  });
});
