import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  type NamespaceDetail,
  odpNamespaceReadPermission,
  odpPodLogsReadPermission,
} from '@internal/plugin-odp-clusters-common';
import { useDetailStyles } from './detailStyles';

/** Who owns the namespace, and what the portal lets you do here. */
export function AccessTab({ detail }: { detail: NamespaceDetail }) {
  const classes = useDetailStyles();
  const { summary, cluster } = detail;
  const logs = usePermission({
    permission: odpPodLogsReadPermission,
    resourceRef: `${cluster}/${summary.name}`,
  });
  return (
    <div className={classes.sections}>
      <section>
        <h3>Owner</h3>
        <p>
          {summary.owner ? (
            <EntityRefLink entityRef={summary.owner} />
          ) : (
            'Nobody: the namespace has no annotation odp.io/owner and belongs to no layer.'
          )}
        </p>
        {summary.entity && (
          <p>
            In the catalog: <EntityRefLink entityRef={summary.entity} />
          </p>
        )}
      </section>
      <section>
        <h3>You</h3>
        <ul>
          <li>
            may see health, workloads and posture (
            {odpNamespaceReadPermission.name})
          </li>
          <li>
            {logs.loading && 'the right to logs is being asked'}
            {!logs.loading &&
              (logs.allowed
                ? `may read logs (${odpPodLogsReadPermission.name})`
                : `may not read logs: ${odpPodLogsReadPermission.name} is granted by the platform team`)}
          </li>
          <li>may change nothing here: this page only reads</li>
        </ul>
      </section>
      <section>
        <h3>The portal</h3>
        <p>
          Lists and watches with a token that cannot read Secrets or ConfigMaps.
        </p>
      </section>
    </div>
  );
}
