/** Where people mail to in a demonstration. */
export const TO_US = 'stadjerspas@gemeente.example'
