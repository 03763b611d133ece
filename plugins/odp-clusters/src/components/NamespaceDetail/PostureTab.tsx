import {
  type NamespaceDetail,
  plural,
} from '@internal/plugin-odp-clusters-common';
import { useDetailStyles } from './detailStyles';

/** What the network lets through, and what the mesh encrypts. */
export function PostureTab({ detail }: { detail: NamespaceDetail }) {
  const classes = useDetailStyles();
  const { networkPolicies, mesh, summary, budgets } = detail;
  const { network } = summary;
  return (
    <div className={classes.sections}>
      <section>
        <h3>Network</h3>
        <p>
          {network.unknown ??
            `Ingress: ${network.ingress}. Egress: ${network.egress}.`}
        </p>
        {!network.unknown && !networkPolicies.length && (
          <p>No NetworkPolicy selects a pod here: everything is let through.</p>
        )}
        {networkPolicies.map(policy => (
          <div key={policy.name}>
            <strong className={classes.mono}>{policy.name}</strong> on{' '}
            {policy.appliesTo}
            <ul>
              {policy.ingress?.map(text => (
                <li key={`in ${text}`}>ingress {text}</li>
              ))}
              {policy.egress?.map(text => (
                <li key={`out ${text}`}>egress {text}</li>
              ))}
            </ul>
          </div>
        ))}
      </section>
      <section>
        <h3>Mesh</h3>
        <p>
          {summary.mesh.unknown ??
            `mTLS ${summary.mesh.mode}${
              summary.mesh.policy ? `, by ${summary.mesh.policy}` : ''
            }.`}
        </p>
        {!summary.pods && (
          <p>Pods cannot be read: it is unknown which lack a proxy.</p>
        )}
        {mesh.barePods.length > 0 && (
          <>
            <p>
              {plural(mesh.barePods.length, 'pod')} without a proxy, which the
              policy does not protect:
            </p>
            <ul>
              {mesh.barePods.map(pod => (
                <li key={pod} className={classes.mono}>
                  {pod}
                </li>
              ))}
            </ul>
          </>
        )}
        {mesh.exceptions.map(exception => (
          <p key={exception.policy}>
            <span className={classes.mono}>{exception.policy}</span>:{' '}
            {exception.mode} for {exception.appliesTo}
            {exception.ports &&
              `, ports ${Object.entries(exception.ports)
                .map(([port, mode]) => `${port} ${mode}`)
                .join(', ')}`}
          </p>
        ))}
        {mesh.destinationRules.map(rule => (
          <p key={rule.policy}>
            Clients of {rule.host} speak {rule.tls}{' '}
            <span className={classes.quiet}>({rule.policy})</span>
          </p>
        ))}
      </section>
      <section>
        <h3>Disruption budgets</h3>
        {!budgets.length && (
          <p>
            {summary.budgets ? 'None.' : 'Unknown: budgets cannot be read.'}
          </p>
        )}
        <ul>
          {budgets.map(budget => (
            <li key={budget.name}>
              {budget.name}: {budget.rule} on {budget.appliesTo}, allows{' '}
              {budget.allowed ?? 'an unknown number'} now
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
