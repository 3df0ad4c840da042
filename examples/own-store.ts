// A store of one's own over JSON lines in a file, held to the contract, and then used.

import { formatContractReport, runContract, storeContract } from 'partner-campaigns/contract';
import { fileStoreContract } from './own-store/contract.ts';

const report = await runContract(storeContract(fileStoreContract));
console.log(formatContractReport(report));
if (report.failed > 0) process.exitCode = 1;
