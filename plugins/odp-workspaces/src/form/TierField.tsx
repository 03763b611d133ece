import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  type FieldExtensionComponentProps,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { TierChoice } from '../components/TierChoice';
import { OfferPart } from './OfferPart';

/** Tiers with their numbers and their price. */
function TierField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, schema } = props;
  return (
    <OfferPart description={schema.description} what="The tiers">
      {({ tiers }) => (
        <TierChoice
          legend={`${
            schema.title ?? 'Tier'
          }; dollars a month in each cluster when it is used up`}
          tiers={tiers}
          value={formData}
          onChange={onChange}
        />
      )}
    </OfferPart>
  );
}

/** `OdpTier` */
export const tierField = createFormField({
  name: 'OdpTier',
  component: TierField,
  schema: makeFieldSchema({ output: z => z.string() }),
});
