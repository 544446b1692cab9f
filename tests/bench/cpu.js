// Processor time of this process in seconds.
exports.seconds = () => {
  const used = process.cpuUsage();
  return (used.user + used.system) / 1e6;
};
