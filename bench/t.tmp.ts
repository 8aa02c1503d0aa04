import { benchCheck } from './check.ts';

console.log(benchCheck(2000, Number(process.argv[2])));
