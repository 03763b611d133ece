import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  type FieldExtensionComponentProps,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { ViewState, viewStateOf } from '@internal/plugin-odp-react';
import { useOffer } from '../api';
import { READ_RIGHT } from '../components/rights';
import { ReplicasChoice } from '../components/ReplicasChoice';
import { FormPart } from './FormPart';
import { useGiven } from './useGiven';

interface Replicas {
  min?: number;
  max?: number;
}

/** Pods at least and at most; as the platform has them, where nobody says otherwise. */
function ComponentReplicasField(props: FieldExtensionComponentProps<Replicas>) {
  const { formData, onChange, schema } = props;
  const offer = useOffer();
  const { default: given, most } = offer.data?.components.replicas ?? {};
  // The form makes an object of an object that nobody has filled in.
  const isUntouched = !formData || Object.keys(formData).length === 0;
  useGiven(isUntouched ? given : undefined, onChange);
  return (
    <FormPart description={schema.description}>
      <ViewState
        padded={false}
        state={viewStateOf(offer, {
          what: 'The numbers of pods',
          right: READ_RIGHT,
        })}
      >
        {most !== undefined && (
          <ReplicasChoice
            value={formData ?? {}}
            most={most}
            onChange={onChange}
          />
        )}
      </ViewState>
    </FormPart>
  );
}

/** `OdpComponentReplicas` */
export const componentReplicasField = createFormField({
  name: 'OdpComponentReplicas',
  component: ComponentReplicasField,
  schema: makeFieldSchema({
    output: z =>
      z.object({ min: z.number().optional(), max: z.number().optional() }),
  }),
});
