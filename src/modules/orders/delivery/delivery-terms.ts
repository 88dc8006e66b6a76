import { equatedDays } from '#modules/eligibility/index.ts'
import type { House } from '#src/house.ts'
import { deliveryTerms } from '../domain/delivery.ts'

/** What this municipality promises, counted in the working days of every other term. */
export const deliveryTermsOf = (house: House) => deliveryTerms(house.municipality.delivery, equatedDays)
