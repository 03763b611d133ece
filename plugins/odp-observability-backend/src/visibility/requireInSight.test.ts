import { requireInSight } from './requireInSight';
import type { LimitedSight } from './Sight';

const sight: LimitedSight = {
  isPlatform: false,
  namespaces: new Map([
    ['odp-eu', new Set(['execution', 'workspace-acme'])],
    ['odp-us', new Set(['execution'])],
  ]),
};

const lets = (expr: string) => {
  try {
    requireInSight(expr, sight);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ name: 'NotAllowedError' });
    return false;
  }
};

describe('an expression', () => {
  it.each([
    'up{namespace="execution"}',
    'up{namespace=~"execution"}',
    'up{cluster="odp-eu", namespace=~"(execution|workspace-acme)"}',
    'up{cluster=~"odp-eu|odp-us", namespace=~`execution`}',
    'sum(rate(a{workspace=~"acme", cluster="odp-eu"}[5m])) / vector(2)',
    "max_over_time(sum(a{namespace='execution'})[1h:1m] @ end()) or time()",
    // All matchers hold: what else is asked for narrows it.
    'up{namespace="execution", namespace!="x", pod=~".*"}',
  ])('of own namespaces is let through: %s', expr => {
    expect(lets(expr)).toBe(true);
  });

  it.each([
    'up',
    '{__name__="up"}',
    'up{namespace=""}',
    'up{namespace!="kube-system"}',
    'up{namespace!~"kube-.*"}',
    'up{namespace=~"execution.*"}',
    'up{namespace=~".+"}',
    'up{namespace=~"execution|.*"}',
    'up{namespace=~"(execution|data)"}',
    'up{namespace=~"(?i)execution"}',
    'up{namespace=~"(execution)|(data)"}',
    'up{namespace=~"execution|"}',
    'up{namespace="\\x65xecution"}',
    'up{exported_namespace="execution"}',
    'up{workspace="acme"}',
    'up{cluster="odp-us", workspace="acme"}',
    'up{cluster=~"odp-.*", namespace="workspace-acme"}',
    'up{cluster!="odp-us", namespace="workspace-acme"}',
    'up{cluster="elsewhere", namespace="execution"}',
    'up{namespace="workspace-acme"}',
    'up{namespace="execution"} or up',
    'up{namespace="execution"} unless on() absent(kube_secret_info)',
    '{"up", "namespace"="execution"}',
    'up{namespace="execution"',
    'up{namespace="execution"}} or up',
    'label_replace(up, "namespace", "execution", "", "")',
  ])('of others, or that nobody can tell, is not: %s', expr => {
    expect(lets(expr)).toBe(false);
  });
});
