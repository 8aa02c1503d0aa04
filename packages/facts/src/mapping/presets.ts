import type { Mapping } from './mapping.ts';

type Columns = NonNullable<Mapping['columns']>;
type Preset = Readonly<Record<'partners' | 'records', { readonly columns: Columns; readonly kind?: string }>>;

/** How exports of other systems call their columns. Fields that the program's kind does not have are left out. */
export const PRESET_COLUMNS: Readonly<Record<NonNullable<Mapping['preset']>, Preset>> = {
  hubspot: {
    partners: {
      columns: {
        'Record ID': 'id',
        'Company name': 'title',
        'Parent Company ID': 'parent',
        'Country/Region': 'attribute.country',
        'State/Region': 'attribute.state',
        Industry: 'attribute.industry',
        Type: 'attribute.type',
      },
    },
    records: {
      kind: 'deal',
      columns: {
        'Record ID': 'sourceRef',
        'Associated Company IDs': 'partner',
        'Deal Name': 'field.name',
        Amount: 'field.amount',
        Currency: 'currency.amount',
        'Close Date': 'field.closedOn',
        'Deal Stage': 'field.stage',
        'Deal Type': 'field.type',
      },
    },
  },
  salesforce: {
    partners: {
      columns: {
        Id: 'id',
        'Account ID': 'id',
        Name: 'title',
        'Account Name': 'title',
        ParentId: 'parent',
        'Parent Account ID': 'parent',
        BillingCountry: 'attribute.country',
        Industry: 'attribute.industry',
        Type: 'attribute.type',
      },
    },
    records: {
      kind: 'deal',
      columns: {
        Id: 'sourceRef',
        'Opportunity ID': 'sourceRef',
        AccountId: 'partner',
        'Account ID': 'partner',
        Name: 'field.name',
        'Opportunity Name': 'field.name',
        Amount: 'field.amount',
        CurrencyIsoCode: 'currency.amount',
        CloseDate: 'field.closedOn',
        'Close Date': 'field.closedOn',
        StageName: 'field.stage',
        Stage: 'field.stage',
        Type: 'field.type',
      },
    },
  },
};
