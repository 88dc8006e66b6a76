import type { House } from '#src/house.ts'
import { type Campaign, campaigns, causesOf, countsOf, daysOf } from './campaign.store.ts'
import type { CampaignShown } from './campaign.views.ts'

export async function readCampaign(house: House, campaign: Campaign): Promise<CampaignShown> {
  const today = house.clock.today()
  return { campaign, today, counts: await countsOf(house.db, campaign, today), days: await daysOf(house.db, campaign, today), causes: await causesOf(house.db, campaign) }
}

/** The one whose last day comes first, for the top of the queue. */
export async function runningCampaign(house: House): Promise<CampaignShown | undefined> {
  const running = (await campaigns(house.db)).find(({ endedAt }) => endedAt === null)
  return running && readCampaign(house, running)
}
