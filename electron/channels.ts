/** The two channels between preload and main; every call and every event goes through one of them. */
export const callChannel = "focal-desk.call";
export const eventChannel = "focal-desk.event";
