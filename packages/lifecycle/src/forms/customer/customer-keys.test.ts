import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameWords } from './company-name.ts';
import { readCustomer } from './customer.ts';
import { customerKeys } from './customer-keys.ts';
import { normalDomain } from './domain.ts';
import { decodePunycode } from './punycode.ts';

const nameOf = (name: string) => nameWords(name).join(' ');

describe('keys of a customer', () => {
  it('D5.1: registration, domain, and name with country', () => {
    expect(
      customerKeys({ registration: 'hrb 12-345 B', domain: 'https://www.Acme.example/de?x', name: 'ACME Data GmbH', country: 'DE' }),
    ).toEqual({
      registration: 'HRB12345B',
      domain: 'acme.example',
      nameCountry: 'acme data|DE',
      country: 'DE',
      sortedName: 'acme data',
    });
  });

  it('D5.1: what is not given, or has no content, is no key', () => {
    const none = { registration: null, domain: null, nameCountry: null, country: null, sortedName: null };
    expect(customerKeys({})).toEqual(none);
    expect(customerKeys(readCustomer({ registration: '--', domain: 'localhost', name: ' . ', country: ' ' }))).toEqual(none);
    expect(customerKeys(readCustomer(['Acme']))).toEqual(none);
    expect(customerKeys({ name: 'Acme' }).nameCountry).toBeNull();
  });

  it.each([
    ['Acme GmbH', 'acme'],
    ['ACME  Gmbh & Co. KG', 'acme'],
    ['acme, Inc.', 'acme'],
    ['Acme Ltd', 'acme'],
    ['Acme S.p.A.', 'acme'],
    ['Acme Sp. z o.o.', 'acme'],
    ['Acme S.A. de C.V.', 'acme'],
    ['ООО «Ромашка»', 'ромашка'],
    ['ＡＣＭＥ　株式会社', 'acme'],
    ['株式会社トヨタ', 'トヨタ'],
    ['Straße AG', 'strasse'],
    ['STRASSE AG', 'strasse'],
    ['ΟΔΟΣ ΑΕ', 'οδοσ'],
    ['οδός', 'οδόσ'],
    ['L’Oréal SA', 'loréal'],
    ["L'Oreal S.A.", 'loreal'],
    ['Smith & Sons', 'smith sons'],
    ['Smith-Sons', 'smith sons'],
    ['Limited', 'limited'],
    ['AG Co', 'ag'],
    ['U.S. Steel Corporation', 'us steel'],
    ['Company of Heroes', 'company of heroes'],
  ])('D5.2: the name %s is compared as %s', (name, normal) => {
    expect(nameOf(name)).toBe(normal);
  });

  it('D5.2: names that differ in case, spaces and composition are one, in every locale', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (name) => {
        const normal = nameOf(name);
        expect(nameOf(`  ${name.normalize('NFD')} `)).toBe(normal);
        expect(nameOf(normal)).toBe(normal);
      }),
      { numRuns: 500, seed: 5 },
    );
    expect(nameOf('ISTANBUL I')).toBe(nameOf('istanbul i'));
  });

  it.each([
    ['acme.example', 'acme.example'],
    [' ACME.example. ', 'acme.example'],
    ['http://user@www.acme.example:8080/a/b', 'acme.example'],
    ['info@acme.example', 'acme.example'],
    ['www2.acme.example', 'www2.acme.example'],
    ['bücher.example', 'bücher.example'],
    ['xn--bcher-kva.example', 'bücher.example'],
    ['ＡＣＭＥ。example', 'acme.example'],
    ['xn--99999999.example', 'xn--99999999.example'],
    ['xn--a-.example', undefined],
    ['localhost', undefined],
    ['a..b', undefined],
    ['-a.example', undefined],
    ['not a domain.example', undefined],
  ])('D5.3: the domain %s is compared as %s', (text, normal) => {
    expect(normalDomain(text)).toBe(normal);
  });

  it('D5.3: a domain is the same in its ASCII form', () => {
    const label = fc.string({ unit: fc.constantFrom(...'abzäöüéßñжщ漢字한글'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(label, (text) => {
        const ascii = domainToASCII(`${text}.example`);
        expect(normalDomain(ascii)).toBe(normalDomain(`${text}.example`.normalize('NFC')));
      }),
      { numRuns: 500, seed: 6 },
    );
  });

  it('D5.3: labels are decoded as RFC 3492 has it, and what stands for nothing is kept', () => {
    expect(decodePunycode('bcher-kva')).toBe('bücher');
    expect(decodePunycode('ihqwcrb4cv8a8dqg056pqjye')).toBe('他们为什么不说中文');
    expect(decodePunycode('b1abfaaepdrnnbgefbadotcwatmq2g4l')).toBe('почемужеонинеговорятпорусски');
    expect(['!', '99999999', 'a-', '{', ''].map(decodePunycode)).toEqual(Array(5).fill(undefined));
  });
});
