/** The page of a site that is being updated: plain, because nothing of the site is there yet. */
export const text = {
  title: 'Wij werken de site bij',
  lead: 'Dat duurt meestal een paar minuten. Alles wat je al deed, is bewaard. Stuurde je net iets? Kijk straks of wij het hebben.',
  bons: 'Bonnen die je al hebt, blijven geldig. Ook op papier.',
  call: (phone: string) => `Kan het niet wachten? Bel ${phone}.`,
}
