import type { Offer } from '@internal/plugin-odp-workspaces-common';
import { ViewState, viewStateOf } from '@internal/plugin-odp-react';
import type { ReactNode } from 'react';
import { useOffer } from '../api';
import { READ_RIGHT } from '../components/rights';
import { FormPart } from './FormPart';

interface OfferPartProps {
  /** What its template says of it. */
  description?: string;
  /** What is chosen from, such as "The sizes". */
  what: string;
  children: (offer: Offer) => ReactNode;
}

/** A field that chooses from what the platform offers. */
export function OfferPart({ description, what, children }: OfferPartProps) {
  const offer = useOffer();
  return (
    <FormPart description={description}>
      <ViewState
        padded={false}
        state={viewStateOf(offer, { what, right: READ_RIGHT })}
      >
        {offer.data && children(offer.data)}
      </ViewState>
    </FormPart>
  );
}
