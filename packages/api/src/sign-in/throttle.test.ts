import { expect, it } from 'vitest';
import { Throttle } from './throttle.ts';

const fail = (throttle: Throttle, times: number, login: (n: number) => string, address: (n: number) => string, now = 0) => {
  for (let n = 0; n < times; n += 1) throttle.failed(login(n), address(n), now);
};

it('bounds one account from one address', () => {
  const throttle = new Throttle();
  fail(
    throttle,
    9,
    () => 'ada',
    () => '1.1.1.1',
  );
  expect(throttle.wait('ada', '1.1.1.1', 0)).toBe(0);
  throttle.failed('ada', '1.1.1.1', 60_000);
  expect(throttle.wait('ada', '1.1.1.1', 60_000)).toBe(840);
  expect(throttle.wait('ada', '2.2.2.2', 60_000)).toBe(0);
  expect(throttle.wait('ada', '1.1.1.1', 900_000)).toBe(0);
});

it('bounds one address over all accounts, and one account over all addresses', () => {
  const throttle = new Throttle();
  fail(
    throttle,
    50,
    (n) => `login-${n}`,
    () => '1.1.1.1',
  );
  expect(throttle.wait('somebody', '1.1.1.1', 0)).toBeGreaterThan(0);
  fail(
    throttle,
    100,
    () => 'ada',
    (n) => `10.0.0.${n}`,
  );
  expect(throttle.wait('ada', '9.9.9.9', 0)).toBeGreaterThan(0);
});

it('forgets the failures of whoever gets in', () => {
  const throttle = new Throttle();
  fail(
    throttle,
    9,
    () => 'ada',
    () => '1.1.1.1',
  );
  throttle.succeeded('ada', '1.1.1.1');
  throttle.failed('ada', '1.1.1.1', 0);
  expect(throttle.wait('ada', '1.1.1.1', 0)).toBe(0);
});

it('remembers a bounded number of names', () => {
  const throttle = new Throttle();
  fail(
    throttle,
    60_000,
    (n) => `login-${n}`,
    (n) => `address-${n}`,
  );
  fail(
    throttle,
    10,
    () => 'ada',
    () => '1.1.1.1',
  );
  expect(throttle.wait('ada', '1.1.1.1', 0)).toBeGreaterThan(0);
  expect(throttle.wait('login-0', 'address-0', 0)).toBe(0);
});
