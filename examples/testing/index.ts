import { declareCustomers } from "./customers";

export const { homes, others } = declareCustomers();
