import type { NamespaceList, NamespaceSummary } from '../contract';
import { namespacesVerdict } from './sentences';

const NOW = Date.parse('2026-11-23T14:32:00Z');

const namespace = (
  name: string,
  status: NamespaceSummary['health']['status'],
  reason?: { message: string; since?: string },
) =>
  ({
    name,
    pods: { counts: {} },
    health: {
      status,
      reasons: reason ? [{ rule: 'r', status, object: {}, ...reason }] : [],
      counts: {},
    },
  } as unknown as NamespaceSummary);

describe('sentences', () => {
  it('opens with counts, the worst cause and silent nodes', () => {
    const list: Pick<NamespaceList, 'items' | 'silentNodes'> = {
      items: [
        namespace('execution', 'failing', {
          message: 'yaml-processor: 0 of 5 pods ready; out of memory',
          since: '2026-11-23T13:58:00Z',
        }),
        namespace('data', 'degraded'),
        namespace('ml', 'degraded'),
        namespace('storage', 'healthy'),
      ],
      silentNodes: [{ name: 'general-b-1', since: '2026-11-23T14:31:12Z' }],
    };
    expect(namespacesVerdict(list, NOW)).toEqual({
      status: 'failing',
      title: '1 namespace is failing, 2 are degraded.',
      text: 'execution: yaml-processor: 0 of 5 pods ready since 13:58. Node general-b-1 has been silent for 48 s.',
    });
    expect(
      namespacesVerdict(
        { items: [namespace('a', 'healthy')], silentNodes: [] },
        NOW,
      ).title,
    ).toBe('The one namespace is healthy.');
  });
});
