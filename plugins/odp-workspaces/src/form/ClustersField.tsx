import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  type FieldExtensionComponentProps,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { ViewState, viewStateOf } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useOffer } from '../api';
import { Notice } from '../components/Notice';
import { READ_RIGHT } from '../components/rights';
import { FormPart } from './FormPart';
import { useChoiceStyles } from '../components/useChoiceStyles';

const useStyles = makeStyles({
  quiet: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

/** Clusters that the portal makes workspaces in. */
function ClustersField(props: FieldExtensionComponentProps<string[]>) {
  const { formData = [], onChange, schema } = props;
  const choice = useChoiceStyles();
  const classes = useStyles();
  const offer = useOffer();
  const clusters = offer.data?.clusters ?? [];
  const toggle = (name: string, isChosen: boolean) =>
    onChange(
      // In the order of the offer, so that the same choice is the same plan.
      clusters
        .map(cluster => cluster.name)
        .filter(one => (one === name ? isChosen : formData.includes(one))),
    );
  return (
    <FormPart description={schema.description}>
      <ViewState
        padded={false}
        state={viewStateOf(offer, { what: 'The clusters', right: READ_RIGHT })}
      >
        {offer.data && !clusters.length && (
          <Notice status="unknown">
            The portal writes to no cluster, so that no workspace can be made:
            odp.workspaces.clusters names none.
          </Notice>
        )}
        {clusters.length > 0 && (
          <fieldset className={choice.root}>
            <legend className={choice.legend}>
              {schema.title ?? 'Clusters'}; each has the whole quota
            </legend>
            {clusters.map(({ name, region, needsApproval }) => (
              <label key={name} className={choice.choice}>
                <input
                  type="checkbox"
                  checked={formData.includes(name)}
                  onChange={event => toggle(name, event.target.checked)}
                />
                <span>{name}</span>
                <span className={classes.quiet}>
                  {[region, needsApproval && 'needs an approval']
                    .filter(Boolean)
                    .join('; ')}
                </span>
              </label>
            ))}
          </fieldset>
        )}
      </ViewState>
    </FormPart>
  );
}

/** `OdpClusters` */
export const clustersField = createFormField({
  name: 'OdpClusters',
  component: ClustersField,
  schema: makeFieldSchema({ output: z => z.array(z.string()) }),
});
