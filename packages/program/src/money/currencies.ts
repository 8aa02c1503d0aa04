/**
 * ISO 4217 alphabetic codes of currencies in use (published by SIX), without funds, metals and testing codes. Source:
 * list one of ISO 4217 as of 2026, where BGN has left and XCG and ZWG have come.
 */
const ACTIVE =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY ' +
  'COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ' +
  'ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK ' +
  'MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF ' +
  'SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU ' +
  'UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG';

/** Codes withdrawn since 2020: records and versions of those years still name them. */
const WITHDRAWN = 'ANG BGN CUC HRK SLL ZWL';

/** Currencies whose minor unit is not a hundredth, by the number of decimals of the major unit. */
const DECIMALS: readonly (readonly [number, string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
];

const exponents = new Map<string, number>(`${ACTIVE} ${WITHDRAWN}`.split(' ').map((code) => [code, 2]));
for (const [decimals, codes] of DECIMALS) for (const code of codes.split(' ')) exponents.set(code, decimals);

/** The currencies that a program may use: active ISO 4217 codes, sorted. */
export const ACTIVE_CURRENCIES: readonly string[] = ACTIVE.split(' ');

export const isKnownCurrency = (code: string) => exponents.has(code);

/** How many decimals a currency has (JPY 0, USD 2, KWD 3), or undefined for a code that is no currency. */
export const currencyExponent = (code: string): number | undefined => exponents.get(code);
