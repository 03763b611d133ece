import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  type FieldExtensionComponentProps,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { ViewState, viewStateOf } from '@internal/plugin-odp-react';
import { useOffer } from '../api';
import { READ_RIGHT } from '../components/rights';
import { TierChoice } from '../components/TierChoice';
import { FormPart } from './FormPart';

/** Tiers with their numbers and their price. */
function TierField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, schema } = props;
  const offer = useOffer();
  return (
    <FormPart description={schema.description}>
      <ViewState
        padded={false}
        state={viewStateOf(offer, { what: 'The tiers', right: READ_RIGHT })}
      >
        {offer.data && (
          <TierChoice
            legend={`${
              schema.title ?? 'Tier'
            }; dollars a month in each cluster when it is used up`}
            tiers={offer.data.tiers}
            value={formData}
            onChange={onChange}
          />
        )}
      </ViewState>
    </FormPart>
  );
}

/** `OdpTier` */
export const tierField = createFormField({
  name: 'OdpTier',
  component: TierField,
  schema: makeFieldSchema({ output: z => z.string() }),
});
