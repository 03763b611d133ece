import { PulsarPlace } from './PulsarPlace';
import { isFrom4 } from './fieldSets';
import {
  type ContractRole,
  LIMITED_ROLE,
  type PulsarContractTarget,
} from './PulsarContractTarget';
import { PulsarSocket } from './PulsarSocket';

/** Codes for who may everything, the tenant's admin, who may consume, and who may nothing. */
type Row = [method: string, path: string, codes: string, body?: unknown];

const OTHERS: ContractRole[] = ['tenant', 'limited', 'stranger'];

/** Who may what, of the calls that the portal makes. */
export function describePulsarRights(target: () => PulsarContractTarget): void {
  describe('rights', () => {
    let place: PulsarPlace;

    beforeAll(async () => {
      place = await PulsarPlace.create(target());
      const path = await place.createTopic('guarded');
      await place.subscribe(path, 'one');
      await place.admin.post(
        `/namespaces/${place.namespace}/permissions/${LIMITED_ROLE}`,
        ['consume'],
      );
    });
    afterAll(() => place?.close());

    /** One after the other: a broker fails where two change the policies of a namespace at once. */
    const codesOf = async (rows: Row[], superUser: ContractRole) => {
      const found = [];
      for (const [method, path, , body] of rows) {
        const codes = [];
        for (const role of [superUser, ...OTHERS]) {
          const { code } = await place.client(role).call(method, path, body);
          codes.push(code);
        }
        found.push([method, path, codes.join(' ')]);
      }
      return found;
    };
    const wanted = (rows: Row[]) => rows.map(row => row.slice(0, 3));

    it('to read: super-users all, tenant admins policies, consumers topics', async () => {
      const namespace = `/namespaces/${place.namespace}`;
      const topic = `/${place.topic('guarded')}`;
      const rows: Row[] = [
        ['GET', '/brokers', '200 401 401 401'],
        ['GET', `/brokers/${place.cluster}`, '200 401 401 401'],
        ['GET', '/brokers/leaderBroker', '200 401 401 401'],
        ['GET', '/brokers/configuration/runtime', '200 401 401 401'],
        ['GET', '/broker-stats/topics', '200 401 401 401'],
        ['GET', '/bookies/all', '200 401 401 401'],
        ['GET', '/tenants', '200 401 401 401'],
        ['GET', '/brokers/version', '200 200 200 200'],
        ['GET', '/brokers/ready', '200 200 200 200'],
        ['GET', '/clusters', '200 200 200 200'],
        ['GET', '/namespaces/odp', '200 200 401 401'],
        ['GET', namespace, '200 200 403 403'],
        ['GET', `${namespace}/publishRate`, '200 200 403 403'],
        ['GET', `${namespace}/topics`, '200 200 200 403'],
        ['GET', `/persistent/${place.namespace}`, '200 200 200 403'],
        [
          'GET',
          `/persistent/${place.namespace}/partitioned`,
          '200 200 200 403',
        ],
        ['GET', `${topic}/stats`, '200 200 200 401'],
        ['GET', `${topic}/internalStats`, '200 200 200 401'],
        ['GET', `${topic}/subscriptions`, '200 200 200 401'],
        ['GET', `/${place.topic('none')}/stats`, '404 404 404 401'],
        ['GET', '/namespaces/odp/nowhere', '404 404 403 403'],
      ];
      expect(await codesOf(rows, 'reader')).toEqual(wanted(rows));
    });

    it('to write: 3.1 wants a super-user for rates, and nobody for properties', async () => {
      const at = `/namespaces/${place.namespace}`;
      const one = `/${place.topic('guarded')}/subscription/one`;
      const rates = isFrom4(place.version)
        ? '204 204 403 403'
        : '204 401 401 401';
      const properties = isFrom4(place.version)
        ? '204 204 401 401'
        : '204 204 204 204';
      const rows: Row[] = [
        [
          'POST',
          `${at}/publishRate`,
          rates,
          { publishThrottlingRateInMsg: 1, publishThrottlingRateInByte: 1 },
        ],
        ['POST', `${at}/subscriptionDispatchRate`, rates, {}],
        [
          'POST',
          `${at}/retention`,
          '204 204 403 403',
          { retentionTimeInMinutes: 10, retentionSizeInMB: 10 },
        ],
        [
          'POST',
          `${at}/backlogQuota?backlogQuotaType=destination_storage`,
          '204 204 403 403',
          { limitSize: 1000, limitTime: -1, policy: 'producer_exception' },
        ],
        ['POST', `${at}/maxTopicsPerNamespace`, '204 204 403 403', 50],
        [
          'POST',
          `${at}/autoTopicCreation`,
          '204 204 403 403',
          { allowAutoTopicCreation: false },
        ],
        ['PUT', at, '409 409 401 401'],
        ['DELETE', at, '409 409 401 401'],
        ['PUT', `${at}/properties`, properties, { a: 'b' }],
        ['POST', `${one}/skip_all`, '204 204 204 401'],
      ];
      expect(await codesOf(rows, 'writer')).toEqual(wanted(rows));
      for (const role of ['limited', 'stranger'] as const) {
        const path = `/${place.topic('guarded')}?force=true`;
        expect((await place.client(role).delete(path)).code).toBe(403);
      }
    });

    it('that are missing are told as JSON, a missing token as a page', async () => {
      const limited = place.client('limited');
      const denied = await limited.get('/broker-stats/topics');
      expect(denied).toMatchObject({
        code: 401,
        reason: 'This operation requires super-user access',
      });
      const policies = await limited.get(`/namespaces/${place.namespace}`);
      expect(policies.reason).toBe(
        `Unauthorized to validateNamespacePolicyOperation for operation [READ] on namespace [${place.namespace}] on policy [ALL]`,
      );
      for (const path of ['/brokers/ready', '/clusters']) {
        const { code, headers, text } = await place.client().get(path);
        expect(code).toBe(401);
        expect(headers['content-type']).toContain('text/html');
        expect(text).toContain('Authentication required');
      }
    });

    it('hold for WebSockets, with the token in a header or in the query', async () => {
      const consumer = `consumer/${place.topic('guarded')}/two?`;
      for (const inQuery of [false, true]) {
        const socket = await PulsarSocket.open(target(), consumer, {
          role: 'limited',
          inQuery,
        });
        await socket.close();
      }
      const producer = `producer/${place.topic('guarded')}`;
      for (const [path, role] of [
        [consumer, 'stranger'],
        [producer, 'limited'],
      ] as const) {
        await expect(
          PulsarSocket.open(target(), path, { role }),
        ).rejects.toMatchObject({ code: 403 });
      }
      const unknown = { ...target().tokens, stranger: 'no.such.token' };
      await expect(
        PulsarSocket.open({ ...target(), tokens: unknown }, producer, {
          role: 'stranger',
        }),
      ).rejects.toMatchObject({ code: 401 });
    });
  });
}
