import { loadTargetState } from '@internal/target-state';
import { TARGET_STATE } from '../__testUtils__/Places';
import { describeNetwork } from './describeNetwork';

describe('describeNetwork', () => {
  it('tells every way in and out of a workspace, each with the policy that has it', () => {
    const rules = describeNetwork(loadTargetState(TARGET_STATE), {
      id: 'acme-risk',
      displayName: 'Acme risk',
      owner: 'group:default/risk-platform',
      members: [],
      tier: 's',
      clusters: ['odp-eu'],
    });
    expect(
      rules.map(
        ({ direction, policy, rule }) => `${direction} ${policy} ${rule}`,
      ),
    ).toEqual([
      'in NetworkPolicy/default-deny what no other policy lets in is dropped',
      'out NetworkPolicy/default-deny what no other policy lets out is dropped',
      'out NetworkPolicy/allow-dns to pods with k8s-app in (kube-dns, node-local-dns, coredns) of namespace kube-system, or 169.254.20.10/32, or 169.254.169.254/32, ports 53 UDP, 53',
      'in NetworkPolicy/allow-within from every pod of this namespace',
      'out NetworkPolicy/allow-within to every pod of this namespace',
      'in NetworkPolicy/allow-prometheus from pods of prometheus of namespace observability',
      'in NetworkPolicy/allow-gateway from pods of kong of namespace kong, or pods of istio-ingress of namespace istio-system',
      'out NetworkPolicy/allow-platform to pods of pulsar of namespace storage, ports 6650, 8080',
      'out NetworkPolicy/allow-platform to pods of postgresql of namespace data, port 5432',
      'out NetworkPolicy/allow-platform to pods of dagster of namespace data, port 3000',
      'out NetworkPolicy/allow-platform to pods of vault of namespace vault, port 8200',
      'out NetworkPolicy/allow-platform to pods of istiod of namespace istio-system, port 15012',
      'out NetworkPolicy/allow-platform to pods of otel-collector of namespace observability, port 4318',
      'in PeerAuthentication/default calls have to come by mTLS, STRICT',
      'in DestinationRule/default clients of *.workspace-acme-risk.svc.cluster.local speak ISTIO_MUTUAL',
      'in AuthorizationPolicy/default from namespace workspace-acme-risk',
      'in AuthorizationPolicy/default from cluster.local/ns/kong/sa/kong, cluster.local/ns/istio-system/sa/istio-ingress, cluster.local/ns/observability/sa/prometheus',
    ]);
  });
});
