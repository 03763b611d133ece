import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  type FieldExtensionComponentProps,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { ViewState, viewStateOf } from '@internal/plugin-odp-react';
import { useOffer } from '../api';
import { READ_RIGHT } from '../components/rights';
import { SizeChoice } from '../components/SizeChoice';
import { FormPart } from './FormPart';

/** Sizes of each pod with their numbers. */
function ComponentSizeField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, schema } = props;
  const offer = useOffer();
  return (
    <FormPart description={schema.description}>
      <ViewState
        padded={false}
        state={viewStateOf(offer, { what: 'The sizes', right: READ_RIGHT })}
      >
        {offer.data && (
          <SizeChoice
            legend={`${schema.title ?? 'Size'} of each pod`}
            sizes={offer.data.components.sizes}
            value={formData}
            onChange={onChange}
          />
        )}
      </ViewState>
    </FormPart>
  );
}

/** `OdpComponentSize` */
export const componentSizeField = createFormField({
  name: 'OdpComponentSize',
  component: ComponentSizeField,
  schema: makeFieldSchema({ output: z => z.string() }),
});
