import { Link } from '@backstage/core-components';
import type {
  NetworkRule,
  WorkspaceDetail,
} from '@internal/plugin-odp-workspaces-common';
import { capitalise, Panel, StatusWord } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { CONDITION_STATUS, SYSTEM_TITLES } from '../../model/conditions';
import { namespacePath } from '../paths';
import { useTableStyles } from '../tableStyles';

const useStyles = makeStyles({
  lead: { padding: '0 16px 10px', fontSize: 'var(--odp-font-secondary)' },
  rule: { minWidth: 160, overflowWrap: 'anywhere' },
  code: { fontFamily: 'var(--odp-font-mono)', fontSize: 12 },
});

/** What may talk to what in a workspace: every way in and out with the policy that has it, and whether that holds. */
export function NetworkTab({ workspace }: { workspace: WorkspaceDetail }) {
  const { network } = workspace;
  const of = (direction: NetworkRule['direction']) =>
    network.filter(rule => rule.direction === direction);
  return (
    <>
      <Holds workspace={workspace} />
      <WaysPanel
        title="Ways in"
        lead="What comes to a pod of the workspace has to pass a rule of the network and, between pods of the mesh, one of the mesh."
        rules={of('in')}
      />
      <WaysPanel
        title="Ways out"
        lead="What a pod of the workspace may reach; everything else is dropped."
        rules={of('out')}
      />
    </>
  );
}

const SYSTEMS = ['network', 'mesh'] as const;

/** Whether what is declared is what clusters have. */
function Holds({ workspace }: { workspace: WorkspaceDetail }) {
  const { conditions, clusters, namespace } = workspace;
  const table = useTableStyles();
  return (
    <Panel
      title="Whether it holds"
      hint="the rules are the same in each cluster"
      padded={false}
    >
      <div className={table.scroll}>
        <table className={table.table} aria-label="Whether the rules hold">
          <thead>
            <tr>
              <th scope="col">Cluster</th>
              {SYSTEMS.map(system => (
                <th key={system} scope="col">
                  {SYSTEM_TITLES[system]}
                </th>
              ))}
              <th scope="col">What is there</th>
            </tr>
          </thead>
          <tbody>
            {clusters.map(cluster => (
              <tr key={cluster}>
                <th scope="row">{cluster}</th>
                {SYSTEMS.map(system => {
                  const condition = conditions.find(
                    one => one.system === system && one.place === cluster,
                  );
                  const state = condition?.state ?? 'unknown';
                  return (
                    <td key={system}>
                      <StatusWord status={CONDITION_STATUS[state]}>
                        {capitalise(state)}
                      </StatusWord>
                      <span className={table.second}>
                        {condition?.message ?? 'Nothing was looked at yet.'}
                      </span>
                    </td>
                  );
                })}
                <td>
                  <Link
                    to={namespacePath({ cluster, namespace, tab: 'posture' })}
                  >
                    Posture on {cluster}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function WaysPanel(props: {
  title: string;
  lead: string;
  rules: NetworkRule[];
}) {
  const { title, lead, rules } = props;
  const classes = useStyles();
  const table = useTableStyles();
  return (
    <Panel title={title} padded={false}>
      <div className={classes.lead}>{lead}</div>
      <div className={table.scroll}>
        <table className={table.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col">Of</th>
              <th scope="col">Policy</th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ layer, policy, rule }) => (
              <tr key={`${policy} ${rule}`}>
                <th scope="row" className={classes.rule}>
                  {capitalise(rule)}
                </th>
                <td>the {layer}</td>
                <td className={classes.code}>{policy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
