import { record } from '#modules/audit/index.ts'
import { may } from '#modules/identity/index.ts'
import { isUuid, newId } from '#shared/ids.ts'
import { parseLocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import type { Visit } from '#web/route.ts'
import { type Campaign, campaignById, campaigns, endCampaign, insertCampaign } from './campaign.store.ts'
import { CAMPAIGN_PATH, type CampaignForm, campaignPage, campaignsPage } from './campaign.views.ts'
import { plan } from './contacts.text.ts'
import { isKind, isTopic } from './domain/matter.ts'
import { readCampaign } from './read-campaign.ts'
import { staffOf } from './staff-form.ts'

const EMPTY: CampaignForm = { name: '', kind: '', topic: '', since: '', lastDay: '' }
const mayPlan = ({ signed }: Visit): boolean => may(signed, 'plan-contacts')

export async function showCampaigns(house: House, visit: Visit, form = EMPTY, errors: readonly FieldError[] = []): Promise<Answer> {
  return page({
    title: plan.title, area: 'work', current: CAMPAIGN_PATH, error: errors.length > 0,
    body: campaignsPage({ all: await campaigns(house.db), form, errors, mayPlan: mayPlan(visit), csrf: visit.csrf() }),
  }, errors.length ? 422 : 200)
}

export async function pressPlan(house: House, visit: Visit): Promise<Answer> {
  const who = staffOf(visit)
  const form: CampaignForm = { name: visit.form.naam ?? '', kind: visit.form.soort ?? '', topic: visit.form.onderwerp ?? '', since: visit.form.vanaf ?? '', lastDay: visit.form.tot ?? '' }
  const name = form.name.trim()
  const since = parseLocalDate(form.since)
  const lastDay = parseLocalDate(form.lastDay)
  const errors: FieldError[] = [
    ...(name.length >= 3 && name.length <= 200 ? [] : [{ field: 'naam', message: plan.errors.name }]),
    ...(since ? [] : [{ field: 'vanaf', message: plan.errors.since }]),
    ...(lastDay && (!since || lastDay >= since) ? [] : [{ field: 'tot', message: plan.errors.lastDay }]),
  ]
  if (errors.length || !since || !lastDay) return showCampaigns(house, visit, form, errors)
  const now = house.clock.now()
  const id = newId(now)
  await house.db.transaction(async (tx) => {
    await insertCampaign(tx, { id, name, kind: isKind(form.kind) ? form.kind : null, topic: isTopic(form.topic) ? form.topic : null, since, lastDay, madeBy: who.staffName, at: now })
    await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'contacts.campaign-made', subject: { kind: 'campaign', id }, facts: { since, lastDay } })
  })
  return redirect(`${CAMPAIGN_PATH}/${id}`)
}

async function campaignOf(house: House, { params }: Visit): Promise<Campaign> {
  const campaign = isUuid(params.id) ? await campaignById(house.db, params.id) : undefined
  if (!campaign) throw new NotFound('There is no such campaign.')
  return campaign
}

export async function showCampaign(house: House, visit: Visit): Promise<Answer> {
  const shown = await readCampaign(house, await campaignOf(house, visit))
  return page({ title: plan.one(shown.campaign.name), area: 'work', current: CAMPAIGN_PATH, body: campaignPage(shown, mayPlan(visit), visit.csrf()) })
}

export async function pressEnd(house: House, visit: Visit): Promise<Answer> {
  const who = staffOf(visit)
  const { id } = await campaignOf(house, visit)
  await house.db.transaction(async (tx) => {
    if (await endCampaign(tx, id, house.clock.now())) await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'contacts.campaign-ended', subject: { kind: 'campaign', id }, facts: {} })
  })
  return redirect(CAMPAIGN_PATH)
}
