// ISO 4217: decimals by code, the codes withdrawn in recent years included, since old documents stay readable.
const TWO =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK ' +
  'DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL ' +
  'MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD ' +
  'SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL';
const ZERO = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const THREE = 'BHD IQD JOD KWD LYD OMR TND';
const FOUR = 'CLF UYW';

const exponents = new Map<string, number>();
for (const [exponent, codes] of [
  [0, ZERO],
  [2, TWO],
  [3, THREE],
  [4, FOUR],
] as const) {
  for (const code of codes.split(' ')) exponents.set(code, exponent);
}

/** The codes of ISO 4217 that the language knows. */
export const CURRENCIES: readonly string[] = [...exponents.keys()].sort();

/** How many decimals a currency has (JPY 0, USD 2, KWD 3); undefined where the code is not known. */
export function currencyExponent(code: string): number | undefined {
  return exponents.get(code);
}

/** Integer minor units of an amount in major units; undefined if it has more decimals than the currency or is too large. */
export function toMinor(major: number, currency: string): number | undefined {
  const scale = 10 ** (exponents.get(currency) ?? 2);
  const minor = Math.round(major * scale);
  return Number.isSafeInteger(minor) && minor / scale === major ? minor + 0 : undefined;
}

/** Major units, as documents and output write them, of integer minor units. */
export function toMajor(minor: number, currency: string): number {
  return minor / 10 ** (exponents.get(currency) ?? 2);
}
